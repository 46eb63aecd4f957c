// Runs the probe as a process of its own, so that a test can let it die at a crash point.
using Messaging.Outbox;
using Messaging.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using var host = ProbeHost.Build(args[0], args[1], args[2]);
if (args[3] == "serve")
{
    await host.RunAsync();
    return;
}

// Only commits, never relays: what it leaves behind is for another process to sweep up.
for (var i = 0; i < 10; i++)
{
    await using var scope = host.Services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
    await using var transaction = await db.Database.BeginTransactionAsync();
    scope.ServiceProvider.GetRequiredService<EventOutbox>().Add(new Ticked(Guid.CreateVersion7(), 1, "swept"));
    await db.SaveChangesAsync();
    await transaction.CommitAsync();
}
