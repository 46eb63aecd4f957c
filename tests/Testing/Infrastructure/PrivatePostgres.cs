using NativeHost.Infrastructure;

namespace Testing.Infrastructure;

/// <summary>A PostgreSQL that one test owns; the connection string is the administrator's.</summary>
public sealed class PrivatePostgres : PrivateServer
{
    private PrivatePostgres(ServerRoom room, PostgresServer server)
        : base(room, server, CancellationToken.None) => ConnectionString = server.ConnectionString;

    public string ConnectionString { get; }

    /// <summary>A fresh, empty database on it; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await PostgresAdmin.CreateIfMissingAsync(ConnectionString, name, CancellationToken.None);
        return PostgresAdmin.ForDatabase(ConnectionString, name);
    }

    internal static async Task<PrivatePostgres> CreateAsync()
    {
        var room = await ServerRoom.CreateAsync();
        var server = new PostgresServer(Path.Combine(room.Folder, "postgres"), room.Processes, room.Ports.Lease());
        await server.PrepareAsync(CancellationToken.None);
        return await ServerRoom.StartOrSkipAsync(new PrivatePostgres(room, server));
    }
}
