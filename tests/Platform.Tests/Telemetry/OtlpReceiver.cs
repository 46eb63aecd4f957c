using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Telemetry;

internal sealed record ReceivedSpan(string Service, string TraceId, string SpanId, string ParentId, string Name);

internal sealed record ReceivedLog(string Service, string TraceId, string Body);

/// <summary>Where the platform under test sends its telemetry: OTLP over HTTP, kept in memory.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    public ConcurrentQueue<ReceivedLog> Logs { get; } = [];

    public string Url => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Urls.Add("http://127.0.0.1:0");
        receiver._app.MapPost("/v1/traces", context => TakeAsync(context, receiver.TakeSpans));
        receiver._app.MapPost("/v1/logs", context => TakeAsync(context, receiver.TakeLogs));
        receiver._app.MapPost("/v1/metrics", context => TakeAsync(context, _ => { }));
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, Action<ProtoMessage> take)
    {
        take(new(await ByteString.FromStreamAsync(context.Request.Body)));
        context.Response.ContentType = "application/x-protobuf"; // an empty message: everything was accepted
    }

    // Field numbers are those of opentelemetry-proto's trace.proto and logs.proto.
    private void TakeSpans(ProtoMessage request)
    {
        foreach (var resource in request.Messages(1))
        {
            foreach (var span in resource.Messages(2).SelectMany(scope => scope.Messages(2)))
            {
                Spans.Enqueue(new(ServiceOf(resource), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5)));
            }
        }
    }

    private void TakeLogs(ProtoMessage request)
    {
        foreach (var resource in request.Messages(1))
        {
            foreach (var log in resource.Messages(2).SelectMany(scope => scope.Messages(2)))
            {
                Logs.Enqueue(new(ServiceOf(resource), log.Hex(9), log.Messages(5).FirstOrDefault()?.Text(1) ?? ""));
            }
        }
    }

    private static string ServiceOf(ProtoMessage resource) => resource.Messages(1)
        .SelectMany(r => r.Messages(1))
        .First(attribute => attribute.Text(1) == "service.name")
        .Messages(2).First().Text(1);
}
