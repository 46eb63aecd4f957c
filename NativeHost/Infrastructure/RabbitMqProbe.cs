using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace NativeHost.Infrastructure;

/// <summary>Ready means both doors: AMQP accepts connections, and the management API lets the same credentials in.</summary>
internal static class RabbitMqProbe
{
    private const int UsualPort = 5672;
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task<bool> AnswersAsync(string connection, string management, CancellationToken cancellation)
    {
        try
        {
            var amqp = new Uri(connection);
            await AcceptsAsync(amqp, cancellation);
            return await ManagesAsync(amqp, management, cancellation);
        }
        catch (Exception exception) when (exception is SocketException or IOException or HttpRequestException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    public static async Task ListensAsync(int port, CancellationToken cancellation)
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            }
        }
    }

    // Connected and closed without a word, which the broker does not log: a greeting left unfinished would be a warning each time.
    private static async Task AcceptsAsync(Uri amqp, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Client.Timeout);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(amqp.Host, amqp.Port > 0 ? amqp.Port : UsualPort, limit.Token);
    }

    private static async Task<bool> ManagesAsync(Uri amqp, string management, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(management), "/api/whoami"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(amqp.UserInfo))));
        using var response = await Client.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode;
    }
}
