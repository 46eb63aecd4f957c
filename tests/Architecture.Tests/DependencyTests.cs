using System.Xml.Linq;
using Architecture.Tests.Code;

namespace Architecture.Tests;

/// <summary>Which part may know which other part.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Shared = ["Contracts", "Messaging", "Evidence", "Calendar", "ServiceDefaults", "Scoring"];

    [Fact]
    public void No_product_project_references_a_service() => Findings.None(
        from project in Projects()
        where !project.StartsWith("tests/", StringComparison.Ordinal) && !project.StartsWith("benchmarks/", StringComparison.Ordinal)
        from reference in ReferencesOf(project)
        where reference.StartsWith("services/", StringComparison.Ordinal)
        select $"{project} references {reference}: services talk by messages only.");

    [Fact]
    public void A_service_references_shared_parts_only() => Findings.None(
        from project in Projects()
        where project.StartsWith("services/", StringComparison.Ordinal) || project.StartsWith("gateway/", StringComparison.Ordinal)
        from reference in ReferencesOf(project)
        where !Shared.Any(part => reference == $"{part}/{part}.csproj")
        select $"{project} references {reference}, which is no shared part.");

    [Fact]
    public void Contracts_references_nothing()
    {
        var contracts = XDocument.Parse(Repository.Read("Contracts/Contracts.csproj"));
        Assert.DoesNotContain(contracts.Descendants(), element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
    }

    [Fact]
    public void MassTransit_is_used_in_Messaging_alone()
    {
        var uses = Dependencies.OfTypes().Where(use => use.To.StartsWith("MassTransit.", StringComparison.Ordinal)).ToList();
        Assert.Contains(uses, use => use.From.FullName.StartsWith("Messaging.", StringComparison.Ordinal)); // else this test sees nothing
        Findings.None(uses.Where(use => !use.From.FullName.StartsWith("Messaging.", StringComparison.Ordinal))
            .Select(use => $"{use.From.FullName} uses {use.To}: publish by EventOutbox, subscribe by IHandle.").Distinct());
    }

    [Fact]
    public void Waiting_goes_by_a_TimeProvider()
    {
        var calls = Dependencies.OfCalls().ToList();
        Assert.Contains(calls, call => call.To.Contains("Task::Delay(", StringComparison.Ordinal)); // else this test sees nothing
        var wrong = calls.Where(call => IsUntestableWait(call.To)).ToLookup(call => call.From.FullName, call => call.To);
        Findings.None(wrong.Select(type => $"{type.Key} calls {string.Join(", ", type.Distinct())}: give it the TimeProvider, or wait for a condition."));
    }

    [Fact]
    public void Every_project_has_its_lock_file() => Findings.None(
        from project in Projects()
        let expected = Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json").Replace('\\', '/')
        where !Repository.Has(expected)
        select $"{expected} is missing: restore the project and add it.");

    private static IReadOnlyList<string> Projects() => Repository.Files(".csproj");

    private static IEnumerable<string> ReferencesOf(string project) =>
        from element in XDocument.Parse(Repository.Read(project)).Descendants()
        where element.Name.LocalName == "ProjectReference"
        let path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(project))!, (string)element.Attribute("Include")!)
        select Path.GetRelativePath(Repository.Root, Path.GetFullPath(path)).Replace('\\', '/');

    private static bool IsUntestableWait(string call) =>
        call.Contains("Thread::Sleep(", StringComparison.Ordinal)
        || ((call.Contains("Task::Delay(", StringComparison.Ordinal) || call.Contains("PeriodicTimer::.ctor(", StringComparison.Ordinal))
            && !call.Contains("TimeProvider", StringComparison.Ordinal));
}
