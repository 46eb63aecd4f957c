using Contracts.Applications;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Calendar;

/// <summary>One call gives a service business time, working days and due rows.</summary>
public static class CalendarHosting
{
    /// <summary>Inject <see cref="BusinessClock"/> and <see cref="WorkingCalendar"/>; register each <see cref="IDueHandler"/> as scoped.</summary>
    public static IHostApplicationBuilder AddCalendar<TDb>(this IHostApplicationBuilder builder)
        where TDb : DbContext
    {
        _ = Shanghai.Zone; // a machine without time zones is told at the start, not at the first deadline
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusinessClock>();
        services.TryAddSingleton<CurrentCalendar>();
        services.TryAddScoped(provider => provider.GetRequiredService<CurrentCalendar>().Value);
        services.TryAddSingleton<CalendarRefresher<TDb>>();
        services.TryAddSingleton<DueWorker<TDb>>();
        services.AddHostedService(provider => provider.GetRequiredService<CalendarRefresher<TDb>>());
        services.AddHostedService(provider => provider.GetRequiredService<DueWorker<TDb>>());
        services.AddHealthChecks().AddCheck<DueHealth<TDb>>("due", tags: ["ready"]);
        return builder;
    }

    /// <summary>What moves the clock and changes the calendar in every service.</summary>
    public static Subscriptions OnCalendar<TDb>(this Subscriptions on)
        where TDb : DbContext => on
        .On<BusinessClockMoved, MoveBusinessClock<TDb>>()
        .On<CalendarPublished, ApplyCalendar<TDb>>();
}
