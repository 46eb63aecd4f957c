using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Model = ArchUnitNET.Domain;

namespace Architecture.Tests.Code;

/// <summary>Who uses what, read from the compiled product.</summary>
internal static class Dependencies
{
    private static readonly Lazy<Model.Architecture> Loaded =
        new(() => new ArchLoader().LoadAssemblies([.. Parts.Product]).Build());

    /// <summary>Types of the product and the types they use.</summary>
    public static IEnumerable<(Model.IType From, string To)> OfTypes() =>
        from type in Loaded.Value.Types
        from target in type.GetTypeDependencies()
        select (type, target.FullName);

    /// <summary>Methods of the product and the methods they call, with parameters.</summary>
    public static IEnumerable<(Model.IType From, string To)> OfCalls() =>
        from type in Loaded.Value.Types
        from call in type.GetCalledMethods()
        select (type, call.FullName);
}
