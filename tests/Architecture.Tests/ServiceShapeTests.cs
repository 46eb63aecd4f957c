using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Architecture.Tests.Code;
using Evidence;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>How a service is built: what is public, what is sealed, how long it may be.</summary>
public sealed class ServiceShapeTests(ITestOutputHelper output)
{
    private const int MaxProgramLines = 55;
    private const int MaxLines = 250;
    private const int WishedLines = 150;

    [Fact]
    public void Request_records_are_public_and_sealed()
    {
        var requests = Parts.BusinessServices.SelectMany(Endpoints.RequestsOf).Where(type => !type.IsEnum).ToList();
        Assert.NotEmpty(requests); // else this test sees nothing
        Findings.None(
            from type in requests
            where !(type.IsPublic || type.IsNestedPublic) || !type.IsSealed
            select $"{type.FullName} must be public and sealed: AddValidation() skips what is internal.");
    }

    [Fact]
    public void What_a_request_need_not_say_has_a_default()
    {
        var nullability = new NullabilityInfoContext();
        Findings.None(
            from type in Parts.BusinessServices.SelectMany(Endpoints.RequestsOf)
            where type.IsRecord()
            from constructor in type.GetConstructors()
            from parameter in constructor.GetParameters()
            where !parameter.HasDefaultValue && nullability.Create(parameter).WriteState is NullabilityState.Nullable
                && type.GetProperty(parameter.Name!)?.GetCustomAttribute<RequiredAttribute>() is null
            select $"{type.FullName}: {parameter.Name} may be null, but strict JSON demands it: give it a default (= null), or [Required].");
    }

    [Fact]
    public void Decimals_are_compared_with_decimal_bounds() => Findings.None(
        from type in Parts.BusinessServices.SelectMany(Endpoints.RequestsOf)
        from property in type.GetProperties()
        where property.PropertyType == typeof(decimal) || property.PropertyType == typeof(decimal?)
        where property.GetCustomAttribute<RangeAttribute>()?.OperandType == typeof(int)
        select $"{type.FullName}: the whole bounds of {property.Name} round what they are compared with: use [DecimalRange].");

    [Fact]
    public void What_callers_do_not_meet_is_internal() => Findings.None(
        from service in Parts.Services
        let surface = Endpoints.SurfaceOf(service)
        from type in service.WrittenTypes()
        where type.IsVisible && !surface.Contains(type)
        select $"{type.FullName} is public, but no endpoint takes or shows it.");

    [Fact]
    public void Classes_are_sealed()
    {
        var types = Parts.Product.SelectMany(assembly => assembly.WrittenTypes()).Where(type => type.IsClass).ToList();
        var parents = types.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        Findings.None(
            from type in types
            where !type.IsSealed && !type.IsAbstract && !parents.Contains(type)
            select $"{type.FullName} can be derived from, and nobody does: seal it.");
    }

    [Fact]
    public void Every_business_service_validates_its_requests() => Findings.None(
        from service in Parts.ServiceNames
        let program = Sources.Of($"services/{Parts.FolderOf(service)}/Program.cs")
        where !program.All<IdentifierNameSyntax>().Any(name => name.Identifier.Text == "AddValidation")
        select $"{program.Path} does not call AddValidation(): its requests would not be checked.");

    [Fact]
    public void Program_is_composition_only() => Findings.None(
        from path in Repository.Files("/Program.cs", "services", "gateway")
        let lines = LinesOf(path)
        where lines > MaxProgramLines
        select $"{path} has {lines} lines, more than {MaxProgramLines}: move what it does behind a name.");

    [Fact]
    public void Files_stay_short()
    {
        var files = Repository.Files(".cs").Where(path => !Sources.IsGenerated(path)).Select(path => (Path: path, Lines: LinesOf(path))).ToList();
        foreach (var (path, lines) in files.Where(file => file.Lines > WishedLines).OrderByDescending(file => file.Lines))
        {
            output.WriteLine($"{path}: {lines} lines, more than the {WishedLines} wished for");
        }

        Findings.None(files.Where(file => file.Lines > MaxLines).Select(file => $"{file.Path} has {file.Lines} lines, more than {MaxLines}: split it by meaning."));
    }

    [Fact]
    public void Only_an_aggregate_changes_itself()
    {
        var aggregates = Parts.BusinessServices.SelectMany(service => service.WrittenTypes()).Where(type => type.IsAssignableTo(typeof(IAggregate))).ToList();
        Assert.NotEmpty(aggregates); // else this test sees nothing
        Findings.None(
            from type in aggregates
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where property.SetMethod is { IsPrivate: false }
            select $"{type.FullName}.{property.Name} can be set from outside.");
        Findings.None(
            from type in aggregates
            where type.GetProperty(nameof(IAggregate.Revision))?.SetMethod is not { IsPrivate: true }
            select $"{type.FullName} needs a Revision of its own with a private setter: it is the concurrency token and the ETag.");
        Findings.None(
            from type in aggregates
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where !field.IsPrivate
            select $"{type.FullName}.{field.Name} is a field that others reach.");
    }

    private static int LinesOf(string path) => File.ReadLines(Repository.PathOf(path)).Count();
}
