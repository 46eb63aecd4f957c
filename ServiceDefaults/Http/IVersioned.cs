namespace ServiceDefaults.Http;

/// <summary>A response that shows one aggregate: its revision becomes the ETag.</summary>
public interface IVersioned
{
    long Revision { get; }
}
