namespace Messaging.Broker;

/// <summary>The parts of an AMQP connection string such as <c>amqp://user:password@host:5672/vhost</c>.</summary>
internal sealed record BrokerAddress(Uri Uri, string User, string Password, string VirtualHost)
{
    /// <summary>Null when it is missing or malformed.</summary>
    public static BrokerAddress? Parse(string? connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
        {
            return null;
        }

        var credentials = uri.UserInfo.Split(':', 2);
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        return new(
            uri,
            credentials[0].Length == 0 ? "guest" : Uri.UnescapeDataString(credentials[0]),
            credentials.Length < 2 ? "guest" : Uri.UnescapeDataString(credentials[1]),
            path.Length == 0 ? "/" : path);
    }
}
