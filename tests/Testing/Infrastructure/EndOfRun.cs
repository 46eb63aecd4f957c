using Xunit.Sdk;
using Xunit.v3;

namespace Testing.Infrastructure;

/// <summary>Undoes what the run left behind while the runner still waits; a process that is already exiting has 10 s at most.</summary>
public sealed class EndOfRun : ITestPipelineStartup
{
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    public ValueTask StopAsync() => TestInfrastructure.EndAsync();
}
