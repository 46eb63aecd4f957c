namespace Applications.Materials.Stores;

/// <summary>Keeps content by its SHA-256. It knows nothing of applications; what it holds is found and dropped by the rows that refer to it.</summary>
internal interface IContentStore
{
    /// <summary>Once it returns, the content survives a crash. Storing again what is there does nothing.</summary>
    Task PutAsync(Spool content, CancellationToken cancellationToken);

    /// <summary>Seekable, read as it is asked for; null where there is no such content.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Dropping what is not there does nothing.</summary>
    Task DeleteAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Throws while content could not be stored.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
