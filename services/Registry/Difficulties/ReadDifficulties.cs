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

        [OneOf(typeof(DifficultyStatus))]
        public string? Status { get; init; }

        [OneOf(typeof(DifficultyKind))]
        public string? Kind { get; init; }

        [OneOf(typeof(DifficultyType))]
        public string? Type { get; init; }

        [OneOf(typeof(EscalationLevel))]
        public string? Level { get; init; }

        /// <summary>Code of the responsible or a co-operating department.</summary>
        [RegularExpression(DepartmentCode.Pattern)]
        public string? Department { get; init; }

        /// <summary>Whether the responsible department missed its day.</summary>
        public bool? Overdue { get; init; }

        internal IQueryable<Difficulty> Narrow(IQueryable<Difficulty> all)
        {
            var (status, kind) = (OneOfAttribute.Read<DifficultyStatus>(Status), OneOfAttribute.Read<DifficultyKind>(Kind));
            var (type, level) = (OneOfAttribute.Read<DifficultyType>(Type), OneOfAttribute.Read<EscalationLevel>(Level));
            return all.Where(d =>
                (BaseId == null || d.BaseId == BaseId)
                && (status == null || d.Status == status)
                && (kind == null || d.Kind == kind)
                && (type == null || d.Type == type)
                && (level == null || d.Level == level)
                && (Department == null || d.Responsible!.Code == Department || d.Cooperations.Any(c => c.Code == Department))
                && (Overdue == null || (d.OverdueSince != null) == Overdue));
        }
    }

    public static Task<Page<DifficultyView>> List(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, DifficultyDesk desk, CancellationToken cancellationToken) =>
        filter.Narrow(desk.InSight()).ToPageAsync(page, DifficultyView.Of, cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> One(Guid id, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.InSight().OneAsync(id, DifficultyView.Of, cancellationToken);
}
