using System.Buffers.Text;
using System.Text.Json;
using Demo.Client;

namespace Identity.Tests;

/// <summary>Reads a JWT without judging it, and shortens what every test says.</summary>
internal static class Tokens
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static JsonElement Header(string jwt) => Part(jwt, 0);

    public static JsonElement Claims(string jwt) => Part(jwt, 1);

    public static string[] Strings(this JsonElement claims, string name) => claims.GetProperty(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select(value => value.GetString()!)]
        : [claims.GetProperty(name).GetString()!];

    public static async Task<LoginRefusedException> Refused(Func<Task> act) => await Assert.ThrowsAsync<LoginRefusedException>(act);

    private static JsonElement Part(string jwt, int index) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[index])).RootElement;
}
