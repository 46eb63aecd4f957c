// Runs the probe as a process of its own, so that a test can let it die at a crash point.
using Messaging.Probe;
using Microsoft.Extensions.Hosting;

using var host = ProbeHost.Build(args[0], args[1], args[2]);
await host.RunAsync();
