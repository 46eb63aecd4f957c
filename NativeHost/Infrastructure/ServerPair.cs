using NativeHost.Processes;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Infrastructure;

/// <summary>PostgreSQL and RabbitMQ, each given by the environment or private to this host.</summary>
internal sealed class ServerPair
{
    private ServerPair()
    {
    }

    public required string Postgres { get; init; }

    public required string Messaging { get; init; }

    public required string ManagementUrl { get; init; }

    public IRunnable? PostgresServer { get; private init; }

    public IRunnable? RabbitMqServer { get; private init; }

    public static async Task<ServerPair> PrepareAsync(
        Given given, string postgresFolder, string rabbitMqFolder, ChildProcesses processes, LoopbackPorts ports, CancellationToken cancellation)
    {
        PostgresServer? postgres = null;
        if (given.Postgres is null)
        {
            postgres = new PostgresServer(postgresFolder, processes, ports.Lease());
            await postgres.PrepareAsync(cancellation);
        }

        RabbitMqServer? rabbitMq = null;
        if (given.Messaging is null)
        {
            rabbitMq = new RabbitMqServer(rabbitMqFolder, processes, RabbitMqPorts.Lease(ports));
            rabbitMq.Prepare();
        }

        return new ServerPair
        {
            Postgres = given.Postgres ?? postgres!.ConnectionString,
            Messaging = given.Messaging ?? rabbitMq!.ConnectionString,
            ManagementUrl = given.ManagementUrl ?? rabbitMq!.ManagementUrl,
            PostgresServer = postgres,
            RabbitMqServer = rabbitMq,
        };
    }

    public Task<bool> PostgresAnswersAsync(CancellationToken cancellation) => PostgresAdmin.AnswersAsync(Postgres, cancellation);

    public Task<bool> RabbitMqAnswersAsync(CancellationToken cancellation) => RabbitMqProbe.AnswersAsync(Messaging, ManagementUrl, cancellation);
}
