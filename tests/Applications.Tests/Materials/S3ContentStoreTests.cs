using Applications.Materials;
using Applications.Materials.Stores;

namespace Applications.Tests.Materials;

/// <summary>The same against a server that speaks S3, with signed requests and path-style addresses.</summary>
public sealed class S3ContentStoreTests(S3Server server) : ContentStoreContract, IClassFixture<S3Server>
{
    private readonly List<S3ContentStore> _stores = [];

    public override void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        base.Dispose();
    }

    internal override IContentStore Store() => At(server.Url);

    internal override IContentStore Unreachable() => At("http://127.0.0.1:9");

    private S3ContentStore At(string url)
    {
        var settings = Settings;
        settings.Store = ContentStoreKind.S3;
        settings.S3 = new() { ServiceUrl = url, Bucket = S3Server.Bucket, AccessKey = S3Server.Key, SecretKey = S3Server.Key };
        _stores.Add(new(With(settings)));
        return _stores[^1];
    }
}
