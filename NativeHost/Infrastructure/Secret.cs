using System.Security.Cryptography;

namespace NativeHost.Infrastructure;

/// <summary>A password made once, kept beside the data that it opens and readable by its owner alone.</summary>
internal static class Secret
{
    private const int LengthInBytes = 24;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(LengthInBytes));

    public static string ReadOrCreate(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept)
        {
            return kept;
        }

        var secret = Create();
        if (!File.Exists(path))
        {
            using var created = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        File.WriteAllText(path, secret);
        return secret;
    }
}
