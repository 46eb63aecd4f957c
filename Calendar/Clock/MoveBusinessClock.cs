using Contracts.Applications;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Calendar;

/// <summary>Keeps the largest offset that was ever sent, in any order. Demo mode only: elsewhere the message is refused.</summary>
public sealed class MoveBusinessClock<TDb>(TDb db, IConfiguration configuration) : IHandle<BusinessClockMoved>
    where TDb : DbContext
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(100 * 366);

    public async Task HandleAsync(BusinessClockMoved message, CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Platform:DemoMode"))
        {
            throw new InvalidOperationException("Business time can be moved in demo mode only; Platform:DemoMode is off here.");
        }

        if (message.Offset.Duration() > Furthest)
        {
            throw new InvalidOperationException($"Business time cannot be moved by {message.Offset}: by {Furthest.Days} days at most.");
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into business_clock (only_row, ahead) values (true, {message.Offset})
            on conflict (only_row) do update set ahead = greatest(business_clock.ahead, excluded.ahead)
            """, cancellationToken);
    }
}
