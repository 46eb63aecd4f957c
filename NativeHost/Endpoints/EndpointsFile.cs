using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Endpoints;

/// <summary>artifacts/run/endpoints.json: what a tool needs to talk to the running platform. It exists only while the platform
/// is up, is never half written, and only its owner can read it.</summary>
internal sealed class EndpointsFile(HostFolders folders, Wiring wiring, Board board)
{
    // Readable Chinese: the file is read by people and parsers, never put into a page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _writing = new();

    public void Write()
    {
        lock (_writing)
        {
            var unfinished = folders.Endpoints + ".new";
            File.Delete(unfinished);
            using (var file = new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            using (var writer = new StreamWriter(file))
            {
                writer.WriteLine(Content().ToJsonString(Readable));
            }

            File.Move(unfinished, folders.Endpoints, overwrite: true);
        }
    }

    public void Remove()
    {
        lock (_writing)
        {
            File.Delete(folders.Endpoints);
        }
    }

    internal JsonObject Content()
    {
        var content = new JsonObject
        {
            ["gateway"] = wiring.GatewayUrl,
            ["issuer"] = wiring.Issuer,
            ["docs"] = wiring.GatewayUrl + "/docs",
            ["openapi"] = Map(Topology.Services.Where(service => service != Topology.Identity), service => $"{wiring.GatewayUrl}/openapi/{service}.json"),
            ["connectionStrings"] = ConnectionStrings(),
            ["managementUrl"] = wiring.ManagementUrl,
            ["services"] = Map(Topology.Services, service => wiring.ServiceUrls[service]),
            ["evidence"] = Map(Topology.Services, folders.Evidence),
            ["pids"] = Pids(),
            ["demoMode"] = wiring.DemoMode,
        };
        if (wiring.DemoMode)
        {
            content["demo"] = DemoPeople.Read(folders.Root);
        }

        return content;
    }

    private JsonObject ConnectionStrings()
    {
        var strings = Map(Topology.Databases, wiring.DatabaseConnection);
        strings[Topology.Messaging] = wiring.Messaging;
        return strings;
    }

    private JsonObject Pids()
    {
        var pids = new JsonObject { ["host"] = Environment.ProcessId };
        foreach (var status in board.Statuses.Where(status => status.ProcessId is not null))
        {
            pids[status.Name] = status.ProcessId;
        }

        return pids;
    }

    private static JsonObject Map(IEnumerable<string> names, Func<string, string> value) =>
        new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)value(name))));
}
