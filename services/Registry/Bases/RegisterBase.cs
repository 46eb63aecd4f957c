using Calendar;
using Contracts.Applications;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using Registry.Titles;
using Registry.Plans;

namespace Registry.Bases;

/// <summary>On <see cref="BaseRecognised"/>: a base enters the registry with its plan, once for each recognition.</summary>
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
        await db.KeepTermAsync(registered, cancellationToken);
        journal.WriteRegistration(registered);
        if (message.Plan is { } plan)
        {
            var adopted = ConstructionPlan.Adopt(registered.Id, plan, message.DocumentNumber, message.RecognisedOn);
            db.ConstructionPlans.Add(adopted);
            db.Record(adopted, "plan-adopted", reason: message.DocumentNumber);
        }
    }
}
