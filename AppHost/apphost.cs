#:sdk Aspire.AppHost.Sdk@13.5.2
#:package Aspire.Hosting.PostgreSQL@13.5.2
#:package Aspire.Hosting.RabbitMQ@13.5.2

// The whole deployment. NativeHost/Topology.cs is the same without containers; tests/NativeHost.Tests holds the two equal.
// Run it with `aspire run` here, or `dotnet run AppHost/apphost.cs` from the root.

var builder = DistributedApplication.CreateBuilder(args);
var demoMode = builder.Configuration["Platform:DemoMode"] ?? (builder.ExecutionContext.IsRunMode ? "true" : "false");
var programs = new List<IResourceBuilder<ProjectResource>>();

// Image tags are pinned here, in tests/Testing/Infrastructure/ContainerServers.cs and in docs/settings.md.
var postgres = builder.AddPostgres("postgres")
    .WithImageTag("17.6")
    .WithDataVolume()
    .WithLifetime(ContainerLifetime.Persistent);

var messaging = builder.AddRabbitMQ("messaging")
    .WithImageTag("4.1-management")
    .WithManagementPlugin()
    .WithDataVolume()
    .WithLifetime(ContainerLifetime.Persistent);

var identity = AddService("identity", "../services/Identity/Identity.csproj", sendsMessages: false);
var applications = AddService("applications", "../services/Applications/Applications.csproj").WithReference(identity)
    .WithEnvironment("Materials__Folder", MaterialsFolder());
var evaluation = AddService("evaluation", "../services/Evaluation/Evaluation.csproj").WithReference(identity);
var registry = AddService("registry", "../services/Registry/Registry.csproj").WithReference(identity);
var funding = AddService("funding", "../services/Funding/Funding.csproj").WithReference(identity);

var gateway = AddProgram("gateway", "../gateway/Gateway.csproj")
    .WithHttpEndpoint(port: 8080)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Platform")
    .WithReference(identity)
    .WithReference(applications)
    .WithReference(evaluation)
    .WithReference(registry)
    .WithReference(funding)
    .WaitFor(identity);

// Nothing stands for the treasury outside demo mode: Treasury__Url then names the real one.
if (demoMode == "true")
{
    var treasury = AddProgram("treasury", "../tools/TreasurySimulator/TreasurySimulator.csproj")
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health")
        .WithEnvironment("Treasury__Folder", EvidenceFolder("treasury"));
    funding.WithReference(treasury);
}

foreach (var program in programs)
{
    program
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Production")
        .WithEnvironment("DOTNET_ENVIRONMENT", "Production")
        .WithEnvironment("Identity__Issuer", $"{gateway.GetEndpoint("http")}/")
        .WithEnvironment("Identity__MetadataAddress", $"{identity.GetEndpoint("http")}/.well-known/openid-configuration")
        .WithEnvironment("Platform__DemoMode", demoMode);
}

builder.Build().Run();

// A service: its database, the migrations that run to completion before it, and its health.
IResourceBuilder<ProjectResource> AddService(string name, string project, bool sendsMessages = true)
{
    // The administrator's login for both programs: ADR 34 says what is weaker here than with NativeHost's logins.
    var database = postgres.AddDatabase($"{name}db");

    var migration = AddProgram($"{name}-migrate", project)
        .WithArgs("migrate")
        .WithEnvironment("Evidence__Folder", EvidenceFolder(name))
        .WithReference(database)
        .WaitFor(database);

    var service = AddProgram(name, project)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health")
        .WithEnvironment("Evidence__Folder", EvidenceFolder(name))
        .WithReference(database)
        .WaitForCompletion(migration);

    if (sendsMessages)
    {
        migration
            .WithReference(messaging)
            .WithEnvironment("Messaging__ManagementUrl", messaging.GetEndpoint("management"));
        service
            .WithReference(messaging)
            .WithEnvironment("Messaging__ManagementUrl", messaging.GetEndpoint("management"))
            .WaitFor(messaging);
    }

    return service;
}

IResourceBuilder<ProjectResource> AddProgram(string name, string project)
{
    var program = builder.AddProject(name, project, launchProfileName: null);
    programs.Add(program);
    return program;
}

// Outside the service's database, and apart from NativeHost's: signed heads belong to one database.
string EvidenceFolder(string name) => builder.ExecutionContext.IsPublishMode
    ? $"/var/lib/platform/evidence/{name}"
    : Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".data", "aspire", "evidence", name));

// What applicants upload; the settings of an S3 store come from the environment of the deployment.
string MaterialsFolder() => builder.ExecutionContext.IsPublishMode
    ? "/var/lib/platform/materials"
    : Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".data", "aspire", "materials"));
