using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Applications.Materials.Stores;

/// <summary>For several replicas: an object for each content in one bucket of an S3-compatible server, sent from the spooled file.</summary>
internal sealed class S3ContentStore(IOptions<MaterialsOptions> options) : IContentStore, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly S3Options _settings = options.Value.S3;
    private readonly AmazonS3Client _server = Connect(options.Value.S3);

    public Task PutAsync(Spool content, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (await LengthAsync(content.Sha256, cancellationToken) == content.Length)
        {
            return true;
        }

        var request = new PutObjectRequest
        {
            BucketName = _settings.Bucket,
            Key = KeyOf(content.Sha256),
            InputStream = content.Content,
            AutoCloseStream = false,
            UseChunkEncoding = false,
            ContentType = "application/octet-stream",
        };
        request.Headers.ContentLength = content.Length;
        await _server.PutObjectAsync(request, cancellationToken);
        return true;
    });

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => GuardAsync(async () =>
        await LengthAsync(sha256, cancellationToken) is { } length
            ? (Stream?)new RangeStream(length, (from, token) => ReadAsync(sha256, from, length, token))
            : null);

    public Task DeleteAsync(string sha256, CancellationToken cancellationToken) =>
        GuardAsync(() => _server.DeleteObjectAsync(_settings.Bucket, KeyOf(sha256), cancellationToken));

    public Task CheckAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        return await _server.HeadBucketAsync(new() { BucketName = _settings.Bucket }, limited.Token);
    });

    public void Dispose() => _server.Dispose();

    private async Task<long?> LengthAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return (await _server.GetObjectMetadataAsync(_settings.Bucket, KeyOf(sha256), cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<Stream> ReadAsync(string sha256, long from, long length, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var answer = await _server.GetObjectAsync(
            new() { BucketName = _settings.Bucket, Key = KeyOf(sha256), ByteRange = new(from, length - 1) }, cancellationToken);
        return answer.ResponseStream;
    });

    private static string KeyOf(string sha256) => $"{sha256[..2]}/{sha256}";

    private static AmazonS3Client Connect(S3Options settings) => new(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
    {
        ServiceURL = settings.ServiceUrl,
        AuthenticationRegion = settings.Region,
        ForcePathStyle = settings.PathStyle,
        MaxErrorRetry = 2,
        // Only where the server asks for them: not every server knows the newer checksums, and ours is the content's address.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (StoreFailure.IsStores(failure))
        {
            throw StoreFailure.Of(failure);
        }
    }
}
