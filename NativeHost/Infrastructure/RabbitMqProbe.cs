using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace NativeHost.Infrastructure;

/// <summary>Ready means both doors: AMQP answers its greeting, and the management API lets the same credentials in.</summary>
internal static class RabbitMqProbe
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static readonly byte[] Greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    public static async Task<bool> AnswersAsync(string connection, string management, CancellationToken cancellation)
    {
        try
        {
            var amqp = new Uri(connection);
            return await GreetsAsync(amqp, cancellation) && await ManagesAsync(amqp, management, cancellation);
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

    private static async Task<bool> GreetsAsync(Uri amqp, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Client.Timeout);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(amqp.Host, amqp.IsDefaultPort || amqp.Port < 0 ? 5672 : amqp.Port, limit.Token);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Greeting, limit.Token);
        return await stream.ReadAsync(new byte[1], limit.Token) == 1;
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
