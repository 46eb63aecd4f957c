using NativeHost.Infrastructure;

namespace Testing.Infrastructure;

/// <summary>A RabbitMQ that one test owns.</summary>
public sealed class PrivateBroker : PrivateServer
{
    private PrivateBroker(ServerRoom room, RabbitMqServer server)
        : base(room, server, TemporaryServers.Hurry) => (ConnectionString, ManagementUrl) = (server.ConnectionString, server.ManagementUrl);

    public string ConnectionString { get; }

    public string ManagementUrl { get; }

    internal static async Task<PrivateBroker> CreateAsync()
    {
        var room = await ServerRoom.CreateAsync();
        var server = new RabbitMqServer(Path.Combine(room.Folder, "rabbitmq"), room.Processes, RabbitMqPorts.Lease(room.Ports));
        server.Prepare();
        return await ServerRoom.StartOrSkipAsync(new PrivateBroker(room, server));
    }
}
