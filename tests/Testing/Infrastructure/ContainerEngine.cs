using System.Net.Sockets;

namespace Testing.Infrastructure;

/// <summary>Whether a container engine answers, found out within two seconds: an installed client proves nothing.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<bool> AnswersAsync()
    {
        var address = Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } given ? new Uri(given) : new Uri("unix:///var/run/docker.sock");
        using var handler = new SocketsHttpHandler();
        if (address.Scheme == "unix")
        {
            handler.ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.LocalPath), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        using var client = new HttpClient(handler) { Timeout = Patience };
        var engine = address.Scheme == "unix" ? new Uri("http://localhost/_ping") : new Uri($"http://{address.Authority}/_ping");
        try
        {
            using var answer = await client.GetAsync(engine);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
