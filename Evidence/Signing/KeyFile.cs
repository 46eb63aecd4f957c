using System.Security.Cryptography;

namespace Evidence;

/// <summary>The service's key on disk. Made here in demo mode only, and marked, so that no real deployment runs on it.</summary>
internal static class KeyFile
{
    private const string DemoMark = "Demo key: refused outside demo mode.\n";

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

        try
        {
            File.Move(draft, path, overwrite: false); // atomic: another replica sees a whole key or none
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
