using System.Text.Json;

namespace Demo;

/// <summary>Where the running platform is, as its host wrote it down.</summary>
public sealed record Endpoints(Uri Gateway, Uri Docs, bool DemoMode)
{
    public static Endpoints Read(string file)
    {
        var endpoints = JsonSerializer.Deserialize<Endpoints>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
            ?? throw new DemoFailedException($"{file} is empty.");
        return endpoints.DemoMode
            ? endpoints with { Gateway = new(endpoints.Gateway.AbsoluteUri.TrimEnd('/') + "/") }
            : throw new DemoFailedException("This platform is not in demo mode: there are no demo people to act.");
    }
}

/// <summary>The platform did not do what the story tells.</summary>
public sealed class DemoFailedException(string message) : Exception(message);
