using Gateway;
using Gateway.Documents;
using Gateway.Errors;
using Gateway.Health;
using Gateway.Hygiene;
using Gateway.Limits;
using Gateway.Routing;
using ServiceDefaults;
using ServiceDefaults.Authentication;
using Yarp.ReverseProxy.ServiceDiscovery;

var builder = WebApplication.CreateBuilder(args);
if (!Settings.TryRead(builder, out var options, out var sentence))
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

builder.AddServiceDefaults("gateway");
builder.AddTokenValidation(RouteTable.ApiServices);
builder.Services.AddAuthorization();
builder.AddClientLimits();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
});
DestinationHealth.AddTo(builder);
builder.Services.AddRequestTimeouts();
builder.Services.AddSingleton<IDestinationResolver, ServiceDestinations>();
builder.Services.AddReverseProxy().LoadFromMemory(ProxyConfiguration.Routes(options), ProxyConfiguration.Clusters(options));

var app = builder.Build();
app.Use(next => context => ResponseHygiene.Handle(context, next));
app.Use(next => context => Correlation.Handle(context, next));
app.UseGatewayErrors();
app.Use(next => context => RequestHygiene.Handle(context, next));
app.UseRouting();
app.UseRequestTimeouts();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.MapServiceDefaults();
app.MapApiPage();
app.MapWithheld();
app.MapReverseProxy(proxy =>
{
    proxy.Use(next => context => GatewayErrors.Translate(context, next));
    proxy.UseLoadBalancing();
});
await app.RunAsync();
return Environment.ExitCode;
