using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Invariants;

/// <summary>The databases of a running platform, read behind the services' backs.</summary>
public sealed class PlatformDatabases(IReadOnlyDictionary<string, string> connectionStrings, IReadOnlyDictionary<string, string> evidenceFolders)
{
    /// <summary>The services that exchange messages.</summary>
    public static readonly IReadOnlyList<string> Services =
        [Contracts.Services.Applications, Contracts.Services.Evaluation, Contracts.Services.Registry, Contracts.Services.Funding];

    /// <summary>As <c>endpoints.json</c> of a running platform says.</summary>
    public static PlatformDatabases Of(string endpointsFile)
    {
        var endpoints = JsonNode.Parse(File.ReadAllText(endpointsFile))!;
        return new(
            Services.ToDictionary(service => service, service => (string)endpoints["connectionStrings"]![$"{service}db"]!),
            Services.ToDictionary(service => service, service => (string)endpoints["evidence"]![service]!));
    }

    public string EvidenceFolder(string service) => evidenceFolders[service];

    public async Task<NpgsqlConnection> OpenAsync(string service, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionStrings[service]);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>The rows of a query as text, null as an empty one.</summary>
    public async Task<IReadOnlyList<string[]>> ReadAsync(string service, string sql, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(service, cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    /// <summary>One number; nothing counts as 0.</summary>
    public async Task<long> NumberAsync(string service, string sql, CancellationToken cancel) =>
        await ReadAsync(service, sql, cancel) is [[{ Length: > 0 } number], ..] ? long.Parse(number, CultureInfo.InvariantCulture) : 0;
}
