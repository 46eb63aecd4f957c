using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Benchmarks.Bed;

/// <summary>The statement that a request sends, with its values written into it, so that another program can send the same.</summary>
internal sealed partial class OwnStatement(string table) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public string? Sql { get; private set; }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: { } command }
            && command.CommandText.Contains($"FROM {table} ", StringComparison.Ordinal))
        {
            Sql ??= Parameter().Replace(command.CommandText, match => Literal(command.Parameters[match.Groups[1].Value])).ReplaceLineEndings(" ");
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static string Literal(DbParameter parameter) => parameter.Value switch
    {
        null or DBNull => "null::text",
        bool yes => yes ? "true" : "false",
        Guid id => $"'{id}'::uuid",
        DateTimeOffset time => $"'{time:O}'::timestamptz",
        DateOnly day => $"'{day:O}'::date",
        DateTime time => $"'{time:O}'::timestamptz",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        IEnumerable<string> texts => $"array[{string.Join(", ", texts.Select(text => $"'{text}'"))}]::text[]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{parameter.ParameterName} is a {parameter.Value.GetType()}."),
    };

    [GeneratedRegex("@([A-Za-z0-9_]+)")]
    private static partial Regex Parameter();
}
