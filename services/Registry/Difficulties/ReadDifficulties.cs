using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Departments;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Difficulties;

internal static class ReadDifficulties
{
    /// <summary>Narrows what the caller may read anyway.</summary>
    public sealed record Filter
    {
        public Guid? BaseId { get; init; }

        public Named<DifficultyStatus>? Status { get; init; }

        public Named<DifficultyKind>? Kind { get; init; }

        public Named<DifficultyType>? Type { get; init; }

        public Named<EscalationLevel>? Level { get; init; }

        /// <summary>Code of the responsible or a co-operating department.</summary>
        [RegularExpression(DepartmentCode.Pattern)]
        public string? Department { get; init; }

        /// <summary>Whether the responsible department missed its day.</summary>
        public bool? Overdue { get; init; }

        internal IQueryable<Difficulty> Narrow(IQueryable<Difficulty> all) => all.Where(d =>
            (BaseId == null || d.BaseId == BaseId)
            && (Status == null || d.Status == Status.Value.Value)
            && (Kind == null || d.Kind == Kind.Value.Value)
            && (Type == null || d.Type == Type.Value.Value)
            && (Level == null || d.Level == Level.Value.Value)
            && (Department == null || d.Responsible!.Code == Department || d.Cooperations.Any(c => c.Code == Department))
            && (Overdue == null || (d.OverdueSince != null) == Overdue));
    }

    public static Task<Page<DifficultyView>> List(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, DifficultyDesk desk, CancellationToken cancellationToken) =>
        filter.Narrow(desk.InSight()).ToPageAsync(page, DifficultyView.Of, cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> One(Guid id, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.InSight().OneAsync(id, DifficultyView.Of, cancellationToken);
}
