using System.Collections.Frozen;
using System.Text.Json;
using System.Threading.Channels;
using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Reviews;
using Microsoft.EntityFrameworkCore;
using Scoring;

namespace Evaluation.Rankings;

/// <summary>What a ranking needs of a review.</summary>
/// <param name="Sheet">Of a locked one: what the expert judged, without remarks.</param>
internal sealed record ReviewedSheet(Guid ExaminationId, Guid ApplicationId, string Expert, bool HasConflict, string? Reason, ScoreSheet? Sheet)
{
    private const int RowsAhead = 1_000; // the database sends further rows while these are parsed

    /// <summary>
    /// All reviews of these examinations. A round may have a million lines of a few hundred different ones: they are read from the database's text,
    /// row by row, and equal lines are one object.
    /// </summary>
    public static async Task<IReadOnlyList<ReviewedSheet>> ReadAsync(
        EvaluationDb db, IReadOnlyCollection<Guid> examinations, CriteriaVersion criteria, CancellationToken cancellationToken)
    {
        var locked = nameof(ReviewStatus.Locked);
        var rows = db.Database.SqlQuery<Row>(
            $"""
             SELECT examination_id, application_id, expert, has_conflict, reason,
                 CASE WHEN status = {locked} THEN convert_to(lines::text, 'UTF8') END AS lines, CASE WHEN status = {locked} THEN figures::text END AS figures
             FROM review WHERE examination_id = ANY ({examinations.ToArray()})
             """);
        var lines = new KnownLines(criteria.ForScoring().Items);
        var read = Channel.CreateBounded<Row>(new BoundedChannelOptions(RowsAhead) { SingleReader = true, SingleWriter = true });
        var parsed = Task.Run(() => ParseAsync(read, lines, cancellationToken), cancellationToken);
        try
        {
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await read.Writer.WriteAsync(row, cancellationToken);
            }
        }
        finally
        {
            read.Writer.TryComplete();
        }

        return await parsed;
    }

    private static async Task<List<ReviewedSheet>> ParseAsync(Channel<Row> read, KnownLines lines, CancellationToken cancellationToken)
    {
        try
        {
            return await read.Reader.ReadAllAsync(cancellationToken).Select(row => row.Parse(lines)).ToListAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            read.Writer.TryComplete(fault); // or the reader of the database would wait for ever
            throw;
        }
    }

    private static SheetFigure[] Figures(string? json) => json is null or "[]"
        ? []
        : [.. JsonColumn.Read<IReadOnlyList<JudgedFigure>>(json).OrderBy(f => f.ItemCode, StringComparer.Ordinal).Select(f => f.ForScoring())];

    private sealed record Row(Guid ExaminationId, Guid ApplicationId, string Expert, bool HasConflict, string? Reason, byte[]? Lines, string? Figures)
    {
        public ReviewedSheet Parse(KnownLines known) => new(
            ExaminationId, ApplicationId, Expert, HasConflict, Reason,
            Lines is null ? null : new ScoreSheet(ApplicationId, Expert, known.Read(Lines), ReviewedSheet.Figures(Figures)));
    }

    /// <summary>Every line that the criteria allow, once.</summary>
    private sealed class KnownLines(IReadOnlyList<ScoredItem> items)
    {
        private const int LongestCode = 64;

        private readonly FrozenDictionary<string, SheetLine[]>.AlternateLookup<ReadOnlySpan<char>> _lines = items.ToFrozenDictionary(
            item => item.Code,
            item => Enum.GetValues<Effect>().SelectMany(effect => new SheetLine[] { new(item.Code, false, effect), new(item.Code, true, effect) }).ToArray(),
            StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public SheetLine[] Read(byte[] json)
        {
            var lines = new List<SheetLine>(items.Count);
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                lines.Add(Line(ref reader));
            }

            lines.Sort(static (a, b) => string.CompareOrdinal(a.ItemCode, b.ItemCode));
            return [.. lines];
        }

        private SheetLine Line(ref Utf8JsonReader reader)
        {
            Span<char> code = stackalloc char[LongestCode];
            var (length, exists, effect) = (0, false, Effect.None);
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("itemCode"u8))
                {
                    reader.Read();
                    length = reader.CopyString(code);
                }
                else if (reader.ValueTextEquals("exists"u8))
                {
                    reader.Read();
                    exists = reader.GetBoolean();
                }
                else if (reader.ValueTextEquals("effect"u8))
                {
                    reader.Read();
                    effect = JsonColumn.Read<Effect>(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            return _lines[code[..length]][(2 * (int)effect) + (exists ? 1 : 0)];
        }
    }
}
