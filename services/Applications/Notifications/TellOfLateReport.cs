using Applications.Data;
using Calendar;
using Contracts.Registry;
using Messaging;

namespace Applications.Notifications;

/// <summary>On <see cref="PlanReportChased"/>: the builder reads it where it reads all its news (催报).</summary>
internal sealed class TellOfLateReport(ApplicationsDb db, BusinessClock clock) : IHandle<PlanReportChased>
{
    public Task HandleAsync(PlanReportChased message, CancellationToken cancellationToken)
    {
        db.Notify(
            message.Builder.CreditCode, "plan-report-late", message.AggregateId,
            $"“{message.Name}”{message.Period}建设进展报告应于{message.DueOn:yyyy-MM-dd}前报送,现已逾期(第{message.Chases}次催报),请尽快报送", clock.Now);
        return Task.CompletedTask;
    }
}
