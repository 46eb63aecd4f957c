using NativeHost.Resources;

namespace NativeHost.Settings;

/// <summary>The settings that whoever starts a service gives it, as docs/settings.md lists them and apphost.cs sets them, too.</summary>
internal sealed class Seam(Wiring wiring, Func<string, string> evidenceFolder, string materialsFolder)
{
    public IReadOnlyDictionary<string, string?> For(Resource resource)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["OTEL_SERVICE_NAME"] = resource.Name,
            ["Identity__Issuer"] = wiring.Issuer,
            ["Identity__MetadataAddress"] = wiring.MetadataAddress,
            ["Platform__DemoMode"] = wiring.DemoMode ? "true" : "false",
            // Ours alone: a service never learns the administrator's connection.
            ["ConnectionStrings__postgres"] = null,
        };

        if (UrlOf(resource) is { } url)
        {
            settings["ASPNETCORE_URLS"] = url;
        }

        if (wiring.Telemetry is { } telemetry)
        {
            settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.Endpoint;
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = telemetry.Protocol;
        }

        if (resource.Kind is ResourceKind.Simulator)
        {
            settings["Treasury__Folder"] = evidenceFolder(resource.Name);
        }

        if (resource.Name == Topology.Applications)
        {
            settings["Materials__Folder"] = materialsFolder;
        }

        foreach (var reference in resource.References)
        {
            Refer(settings, resource, reference);
        }

        return settings;
    }

    public string? UrlOf(Resource resource) => resource.Kind switch
    {
        ResourceKind.Gateway => wiring.GatewayUrl,
        ResourceKind.Service or ResourceKind.Simulator => wiring.ServiceUrls[resource.Name],
        _ => null,
    };

    private void Refer(Dictionary<string, string?> settings, Resource resource, string reference)
    {
        if (Topology.Databases.Contains(reference))
        {
            var logins = wiring.Logins[reference];
            settings["ConnectionStrings__" + reference] = resource.Kind is ResourceKind.Migration
                ? logins.OwnerConnection(wiring.Postgres)
                : logins.ServiceConnection(wiring.Postgres);
            settings["Evidence__Folder"] = evidenceFolder(ServiceOf(resource));
        }
        else if (reference == Topology.Messaging)
        {
            settings["ConnectionStrings__messaging"] = wiring.Messaging;
            settings["Messaging__ManagementUrl"] = wiring.ManagementUrl;
        }
        else
        {
            settings[$"services__{reference}__http__0"] = wiring.ServiceUrls[reference];
        }
    }

    private static string ServiceOf(Resource resource) =>
        Topology.Services.Single(service => resource.Name == service || resource.Name == Topology.MigrationOf(service));
}
