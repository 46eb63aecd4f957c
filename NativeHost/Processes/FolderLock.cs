namespace NativeHost.Processes;

/// <summary>One host a folder. The kernel drops the lock when its holder ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _holder;

    private FolderLock(FileStream file, string holder) => (_file, _holder) = (file, holder);

    /// <summary>Takes the lock, or says in one sentence who holds it.</summary>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, "host.lock");
        var holder = Path.Combine(folder, "host.holder"); // beside it: a locked file cannot be read
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), holder);
        }
        catch (UnauthorizedAccessException)
        {
            throw new HostException($"{folder} belongs to another user: run as that user, or set PLATFORM_DATA and PLATFORM_RUN to folders of your own.");
        }
        catch (IOException)
        {
            throw new HostException($"The platform already runs from {folder}{Holder(holder)}: stop it there, or set PLATFORM_DATA and PLATFORM_RUN to run another.");
        }
    }

    /// <summary>What the one who comes second is told, such as an address.</summary>
    public void Describe(string holder) => File.WriteAllText(_holder, holder);

    public void Dispose()
    {
        File.Delete(_holder);
        _file.Dispose();
    }

    private static string Holder(string path) =>
        File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } holder ? $" ({holder})" : string.Empty;
}
