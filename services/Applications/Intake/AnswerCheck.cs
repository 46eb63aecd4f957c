using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;

namespace Applications.Intake;

/// <summary>Whether every item of the binding criteria has its answer (R109–R172), and whether no answer is to something else.</summary>
internal static class AnswerCheck
{
    public static IReadOnlyList<FormProblem> ProblemsOf(IReadOnlyList<ItemAnswer> answers, IReadOnlyList<CriteriaItem> items)
    {
        var known = items.ToDictionary(item => item.Code);
        var problems = new List<FormProblem>();
        var answered = new HashSet<string>();
        for (var i = 0; i < answers.Count; i++)
        {
            var at = $"/answers/{i}";
            if (!known.TryGetValue(answers[i].ItemCode, out var item))
            {
                problems.Add(new($"{at}/itemCode", "item-unknown", $"The criteria of this kind have no item {answers[i].ItemCode}: remove the answer."));
            }
            else if (!answered.Add(item.Code))
            {
                problems.Add(new($"{at}/itemCode", "item-twice", $"{item.Code} is answered twice: keep one answer."));
            }
            else
            {
                problems.AddRange(item.Input is ItemInput.Boolean ? Measure(at, item, answers[i]) : Figure(at, item, answers[i]));
            }
        }

        problems.AddRange(items.Where(item => !answered.Contains(item.Code))
            .Select(item => new FormProblem("/answers", "item-unanswered", $"{item.Code} {item.Name} has no answer.")));
        return problems;
    }

    private static IEnumerable<FormProblem> Measure(string at, CriteriaItem item, ItemAnswer answer)
    {
        if (answer.Exists is null)
        {
            yield return new($"{at}/exists", "item-unanswered", $"{item.Code} {item.Name}: say whether it exists.");
        }
        else if (answer.Exists is true && string.IsNullOrWhiteSpace(answer.Statement))
        {
            yield return new($"{at}/statement", "statement-missing", $"{item.Code} {item.Name}: say what was done and where the evidence is.");
        }
    }

    private static IEnumerable<FormProblem> Figure(string at, CriteriaItem item, ItemAnswer answer)
    {
        foreach (var problem in Number($"{at}/value", "value-missing", item, answer.Value, isNeeded: true))
        {
            yield return problem;
        }

        foreach (var problem in Number($"{at}/previousValue", "previous-value-missing", item, answer.PreviousValue, item.NeedsPreviousValue))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FormProblem> Number(string pointer, string whenMissing, CriteriaItem item, decimal? value, bool isNeeded)
    {
        if (value is null && isNeeded)
        {
            yield return new(pointer, whenMissing, $"{item.Code} {item.Name}: give the figure{(item.Unit is null ? "" : $" in {item.Unit}")}.");
        }
        else if (value < 0)
        {
            yield return new(pointer, "value-negative", $"{item.Code} {item.Name}: a figure is not below zero.");
        }
        else if (item.Input is ItemInput.Integer && value is { } figure && decimal.Truncate(figure) != figure)
        {
            yield return new(pointer, "value-not-whole", $"{item.Code} {item.Name}: give a whole number.");
        }
    }
}
