using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Applications.Intake;
using Microsoft.EntityFrameworkCore;

namespace Applications.Lists;

/// <summary>An order of a list that a page continues from its last row: by a value and then by id, both the same way, so that one index serves it.</summary>
internal abstract class ListSort
{
    private static readonly MemberExpression Functions = Expression.Property(null, typeof(EF), nameof(EF.Functions));
    private static readonly MethodInfo GreaterThan = Comparison(nameof(NpgsqlDbFunctionsExtensions.GreaterThan));
    private static readonly MethodInfo LessThan = Comparison(nameof(NpgsqlDbFunctionsExtensions.LessThan));
    private static readonly MethodInfo PairOf = typeof(ValueTuple).GetMethods().Single(m => m.Name == nameof(ValueTuple.Create) && m.GetGenericArguments().Length == 2);

    private static readonly Dictionary<string, ListSort> Sorts = new ListSort[]
    {
        new By<Guid>("id", a => a.Id, row => row.Id, Guid.Parse),
        new By<DateTimeOffset?>("submitted", a => a.SubmittedAt, row => row.SubmittedAt, Time) { Has = a => a.SubmittedAt != null },
        new By<string?>("number", a => a.Number, row => row.Number, text => text) { Has = a => a.Number != null },
        new By<string>("name", a => a.Name, row => row.Name, text => text),
        new By<decimal?>("score", a => a.Score, row => row.Score, Figure) { Has = a => a.Score != null, NeedsCall = true },
        new By<int?>("rank", a => a.Rank, row => row.Rank, Whole) { Has = a => a.Rank != null, NeedsCall = true },
    }.SelectMany(sort => new[] { (sort.Name, Sort: sort), (Name: $"-{sort.Name}", Sort: sort.Reversed()) }).ToDictionary(pair => pair.Name, pair => pair.Sort);

    public static IEnumerable<string> Names => Sorts.Keys;

    public abstract string Name { get; }

    public bool NeedsCall { get; init; }

    /// <summary>What a list in this order leaves out: it has no place there.</summary>
    protected Expression<Func<Application, bool>>? Has { get; init; }

    protected bool Descending { get; init; }

    /// <summary>As drafted, where nothing is said.</summary>
    public static ListSort Of(string? name) => Sorts[name ?? "id"];

    public abstract IQueryable<Application> Apply(IQueryable<Application> applications, ListCursor? after);

    public abstract ListCursor CursorAt(ApplicationRow row);

    protected abstract ListSort Reversed();

    private static DateTimeOffset? Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture).ToUniversalTime();

    private static decimal? Figure(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static int? Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static MethodInfo Comparison(string name) => typeof(NpgsqlDbFunctionsExtensions).GetMethod(name, [typeof(DbFunctions), typeof(ITuple), typeof(ITuple)])!;

    private sealed class By<T>(string name, Expression<Func<Application, T>> key, Func<ApplicationRow, T> ofRow, Func<string, T> parse) : ListSort
    {
        // Looked up once: a page would spend more on finding these than on its order.
        private static readonly MethodInfo Create = PairOf.MakeGenericMethod(typeof(T), typeof(Guid));
        private readonly UnaryExpression _place = Pair(key.Body, Expression.Property(key.Parameters[0], nameof(Application.Id)));

        public override string Name => name;

        private static bool IsId => typeof(T) == typeof(Guid);

        public override IQueryable<Application> Apply(IQueryable<Application> applications, ListCursor? after)
        {
            applications = Has is null ? applications : applications.Where(Has);
            applications = after is null ? applications : applications.Where(Beyond(after));
            return Descending
                ? applications.OrderByDescending(key).ThenByDescending(a => a.Id)
                : applications.OrderBy(key).ThenBy(a => a.Id);
        }

        public override ListCursor CursorAt(ApplicationRow row) => new(row.Id, IsId ? null : Convert.ToString(Text(ofRow(row)), CultureInfo.InvariantCulture));

        protected override ListSort Reversed() => new By<T>(name, key, ofRow, parse) { Descending = true, Has = Has, NeedsCall = NeedsCall };

        private static object? Text(T value) => value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : value;

        /// <summary>A row comparison, which a B-tree answers from where the page before ended.</summary>
        private Expression<Func<Application, bool>> Beyond(ListCursor after) => Expression.Lambda<Func<Application, bool>>(
            Expression.Call(Descending ? LessThan : GreaterThan, Functions, _place, Pair(Captured(ValueOf(after)), Captured(after.Id))), key.Parameters[0]);

        private T ValueOf(ListCursor after)
        {
            try
            {
                return IsId && after.Value is null ? (T)(object)after.Id : parse(after.Value ?? throw new FormatException());
            }
            catch (Exception e) when (e is FormatException or OverflowException or ArgumentNullException)
            {
                throw new BadHttpRequestException("The cursor is not one of a list in this order.", e);
            }
        }

        private static UnaryExpression Pair(Expression value, Expression id) => Expression.Convert(Expression.Call(Create, value, id), typeof(ITuple));

        /// <summary>As a lambda captures a variable, so that the value becomes a parameter and the query is compiled once.</summary>
        private static MemberExpression Captured<TValue>(TValue value) =>
            Expression.Field(Expression.Constant(new StrongBox<TValue>(value)), nameof(StrongBox<TValue>.Value));
    }
}
