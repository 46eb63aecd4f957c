using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using ServiceDefaults.Http;

namespace Applications.Materials.Stores;

/// <summary>What a store's failure means for who asked: full (507) or away (503). Nothing is lost either way.</summary>
internal static class StoreFailure
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int DiskFull = unchecked((int)0x80070070);

    public static bool IsStores(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or AmazonServiceException or AmazonClientException or HttpRequestException;

    public static AnswerException Of(Exception failure) => IsFull(failure)
        ? new(StatusCodes.Status507InsufficientStorage, "materials-store-full", "There is no room for materials at the moment. Nothing was lost: upload it again later.", failure)
        : new(StatusCodes.Status503ServiceUnavailable, "materials-store-unavailable", "The store of materials is away for a moment. Nothing was lost: ask again.", failure);

    private static bool IsFull(Exception failure) => failure switch
    {
        IOException disk => disk.HResult is NoSpace or QuotaExceeded or DiskFull,
        AmazonS3Exception server => server.StatusCode is HttpStatusCode.InsufficientStorage || server.ErrorCode is "QuotaExceeded" or "XMinioStorageFull",
        _ => false,
    };
}
