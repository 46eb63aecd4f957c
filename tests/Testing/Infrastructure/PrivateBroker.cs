using System.Text;
using NativeHost.Infrastructure;

namespace Testing.Infrastructure;

/// <summary>A RabbitMQ that one test owns.</summary>
public sealed class PrivateBroker : PrivateServer
{
    private readonly string _folder;

    private PrivateBroker(ServerRoom room, RabbitMqServer server)
        : base(room, server, TemporaryServers.Hurry) =>
        (ConnectionString, ManagementUrl, _folder) = (server.ConnectionString, server.ManagementUrl, room.Folder);

    public string ConnectionString { get; }

    public string ManagementUrl { get; }

    /// <summary>Whether a kill leaves this quorum queue usable. The broker acknowledges a new one some seconds before it writes its name
    /// to disk; killed in between, it finds the queue again but never a leader for it.</summary>
    public async Task<bool> HasOnDiskAsync(string queue)
    {
        foreach (var names in Directory.EnumerateFiles(_folder, "names.dets", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllBytesAsync(names);
            if (content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(queue)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    internal static async Task<PrivateBroker> CreateAsync()
    {
        var room = await ServerRoom.CreateAsync();
        var server = new RabbitMqServer(Path.Combine(room.Folder, "rabbitmq"), room.Processes, RabbitMqPorts.Lease(room.Ports));
        server.Prepare();
        return await ServerRoom.StartOrSkipAsync(new PrivateBroker(room, server));
    }
}
