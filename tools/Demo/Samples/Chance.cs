using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Demo.Samples;

/// <summary>Numbers that look like chance and are the same in every run.</summary>
public static class Chance
{
    /// <summary>At least 0, less than 1.</summary>
    public static double Of(params object[] about)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', about)));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0);
    }
}
