namespace NativeHost.Processes;

/// <summary>One host a folder. The kernel drops the lock when its holder ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or says in one sentence who holds it.</summary>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "host.lock");
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new HostException($"{folder} belongs to another user: run as that user, or set PLATFORM_DATA and PLATFORM_RUN to folders of your own.");
        }
        catch (IOException)
        {
            throw new HostException($"The platform already runs from {folder}{Holder(path)}: stop it there, or set PLATFORM_DATA and PLATFORM_RUN to run another.");
        }
    }

    /// <summary>What the one who comes second is told, such as an address.</summary>
    public void Describe(string holder)
    {
        _file.SetLength(0);
        using var writer = new StreamWriter(_file, leaveOpen: true);
        writer.Write(holder);
    }

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static string Holder(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var holder = reader.ReadToEnd();
        return holder.Length == 0 ? string.Empty : $" ({holder})";
    }
}
