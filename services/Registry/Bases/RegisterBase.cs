using Calendar;
using Contracts.Applications;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Bases;

/// <summary>On <see cref="BaseRecognised"/>: a base enters the registry, once for each recognition.</summary>
internal sealed class RegisterBase(RegistryDb db, BaseJournal journal, BusinessClock clock) : IHandle<BaseRecognised>
{
    public async Task HandleAsync(BaseRecognised message, CancellationToken cancellationToken)
    {
        if (await db.Bases.AnyAsync(b => b.RecognitionId == message.AggregateId, cancellationToken))
        {
            return; // a recognition is never changed, so any later version says the same
        }

        var number = await NumberSeries.NextAsync(db, message.Year, message.Kind, cancellationToken);
        var registered = Base.Register(message, number, clock.Today);
        db.Bases.Add(registered);
        journal.WriteRegistration(registered);
    }
}
