using System.Globalization;

namespace NativeHost.Infrastructure;

/// <summary>Everything that keeps a private broker off the system's one: its own node, files, ports and plugins.</summary>
internal static class RabbitMqConfiguration
{
    // Past Debian's wrapper, which insists on the user rabbitmq and the system's own folders.
    private static readonly string[] Programs = ["/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server"];

    public static string FindProgram() => Programs.FirstOrDefault(File.Exists)
        ?? throw new HostException("RabbitMQ is not installed: install it (Debian, Ubuntu: apt-get install rabbitmq-server), or give ConnectionStrings__messaging and Messaging__ManagementUrl.");

    public static void Write(string folder, RabbitMqPorts ports, string user, string password)
    {
        Directory.CreateDirectory(Path.Combine(folder, "home"));
        File.WriteAllText(Path.Combine(folder, "environment.conf"), string.Empty); // instead of the system's
        File.WriteAllText(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management].\n");
        File.WriteAllText(Path.Combine(folder, "rabbitmq.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            listeners.tcp.local = 127.0.0.1:{ports.Amqp}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ports.Management}
            default_user = {user}
            default_pass = {password}
            log.file = false
            log.console = true
            log.console.level = warning

            """));
    }

    public static IReadOnlyDictionary<string, string?> Environment(string folder, RabbitMqPorts ports) => new Dictionary<string, string?>
    {
        ["HOME"] = Path.Combine(folder, "home"),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = ports.NameServer.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_NODENAME"] = "platform@localhost",
        ["RABBITMQ_NODE_PORT"] = ports.Amqp.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = ports.Distribution.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "advanced.config"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "environment.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(folder, "generated"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false",
        // The start script then becomes the broker instead of waiting beside it, and signals reach the broker itself.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["NOTIFY_SOCKET"] = null,
    };
}
