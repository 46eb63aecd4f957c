using System.Security.Cryptography;

namespace Evidence;

/// <summary>The service's key on disk. Made here in demo mode only, and marked, so that no real deployment runs on it.</summary>
internal static class KeyFile
{
    private const string DemoMark = "Demo key: refused outside demo mode.\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static string PathOf(EvidenceOptions options) => Path.Combine(options.Folder, $"{options.Service}.pem");

    /// <summary>Null when <see cref="Open"/> will work; otherwise one sentence that says what to do.</summary>
    public static string? Fault(EvidenceOptions options, bool demoMode)
    {
        var path = PathOf(options);
        if (!File.Exists(path))
        {
            return demoMode ? null
                : $"Evidence:Folder ({options.Folder}) holds no {options.Service}.pem, the P-256 key that signs the audit log; make one with: "
                + $"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {path}";
        }

        try
        {
            var pem = File.ReadAllText(path);
            if (!demoMode && pem.StartsWith(DemoMark, StringComparison.Ordinal))
            {
                return $"{path} is a demo key and Platform:DemoMode is off; put a real P-256 key in its place.";
            }

            SigningKey.FromPem(pem).Dispose();
            return null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"{path}, the key that signs the audit log, cannot be used: {e.Message}";
        }
    }

    public static SigningKey Open(EvidenceOptions options, bool demoMode)
    {
        var path = PathOf(options);
        if (demoMode && !File.Exists(path))
        {
            Directory.CreateDirectory(options.Folder);
            using var fresh = SigningKey.Create();
            PutIfMissing(path, DemoMark + fresh.ToPem());
        }

        var key = SigningKey.FromPem(File.ReadAllText(path)); // whichever replica was first
        if (demoMode)
        {
            PutIfMissing(Path.Combine(options.Folder, $"{options.Service}.keys.json"), key.PublicKeys.ToJwks());
        }

        return key;
    }

    private static void PutIfMissing(string path, string content)
    {
        if (File.Exists(path))
        {
            return;
        }

        using var turn = TakeTurn($"{path}.lock");
        if (File.Exists(path))
        {
            return; // another replica was first
        }

        var draft = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(content);
        }

        File.Move(draft, path); // whole or not at all, for whoever reads it
    }

    /// <summary>One replica at a time: a move that does not overwrite looks first and renames then, and two may look at once.</summary>
    private static FileStream TakeTurn(string path)
    {
        FileStream? turn = null;
        return SpinWait.SpinUntil(() => (turn = TryTake(path)) is not null, Patience)
            ? turn!
            : throw new IOException($"{path} stays locked: end the process that holds it, or remove it.");
    }

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null; // another replica has it
        }
    }
}
