using System.Text.RegularExpressions;
using Applications.Requests;
using Contracts;
using Contracts.Evaluation;
using ServiceDefaults.Requests;

namespace Applications.Intake;

/// <summary>One thing that keeps a form from being submitted, and where it is: a JSON pointer into the form.</summary>
public sealed record FormProblem(string Pointer, string Code, string Detail);

/// <summary>Whether a form is complete: parties, place and targets here, the annex items in <see cref="AnswerCheck"/>. All problems at once.</summary>
internal static partial class FormCheck
{
    /// <param name="cityCode">First four digits of the division codes of the programme's city (R21).</param>
    public static IReadOnlyList<FormProblem> ProblemsOf(
        ApplicationForm form, BaseKind kind, string applicantCode, IReadOnlyList<CriteriaItem> items, string cityCode) =>
    [
        .. Place(form, kind, cityCode), .. Carrier(form, kind), .. PayeeOf(form), .. Partners(form), .. Targets(form),
        .. Applicant(applicantCode), .. AnswerCheck.ProblemsOf(form.Answers, items),
    ];

    private static IEnumerable<FormProblem> Place(ApplicationForm form, BaseKind kind, string cityCode)
    {
        if (kind is BaseKind.University && !form.Area.StartsWith(cityCode, StringComparison.Ordinal) && !form.Area.StartsWith('P'))
        {
            yield return new("/area", "area-outside-city", "A university or institute applies in the provincial capital (R21): give an area of the city.");
        }
    }

    private static IEnumerable<FormProblem> Carrier(ApplicationForm form, BaseKind kind)
    {
        if (form.Carrier is not null)
        {
            return CreditCode("/carrier/creditCode", form.Carrier.CreditCode);
        }

        return kind is BaseKind.Region
            ? [new("/carrier", "carrier-missing", "A region names the zone or park that carries its base (载体, R18).")]
            : [];
    }

    private static IEnumerable<FormProblem> PayeeOf(ApplicationForm form)
    {
        if (form.Payee is not { } payee)
        {
            return [new("/payee", "payee-missing", "Say who would be paid, and on which account (收款单位).")];
        }

        return
        [
            .. CreditCode("/payee/creditCode", payee.CreditCode),
            .. AccountNumber().IsMatch(payee.AccountNumber) ? [] : new FormProblem[] { new("/payee/accountNumber", "account-number-wrong", "An account number has 8 to 32 digits.") },
            .. BankCode().IsMatch(payee.BankCode) ? [] : new FormProblem[] { new("/payee/bankCode", "bank-code-wrong", "A bank code (联行号) has 12 digits.") },
        ];
    }

    private static IEnumerable<FormProblem> Partners(ApplicationForm form) =>
        form.Partners.SelectMany((partner, i) => CreditCode($"/partners/{i}/creditCode", partner.CreditCode));

    private static IEnumerable<FormProblem> Targets(ApplicationForm form)
    {
        if (form.Targets.Count == 0)
        {
            yield return new("/targets", "target-missing", "Promise at least one target (建设目标).");
        }

        var codes = new HashSet<string>();
        for (var i = 0; i < form.Targets.Count; i++)
        {
            if (!codes.Add(form.Targets[i].Code))
            {
                yield return new($"/targets/{i}/code", "target-twice", $"The target {form.Targets[i].Code} stands twice: keep one.");
            }

            if (form.Targets[i].Value < 0)
            {
                yield return new($"/targets/{i}/value", "value-negative", "A target is not below zero.");
            }
        }
    }

    private static IEnumerable<FormProblem> Applicant(string creditCode) => CreditCodeAttribute.IsCode(creditCode)
        ? []
        : [new("/applicantName", "applicant-code-wrong", "The credit code of your organisation in your account is wrong: have the platform's operator correct it.")];

    private static IEnumerable<FormProblem> CreditCode(string pointer, string creditCode) =>
        CreditCodeAttribute.IsCode(creditCode) ? [] : [new(pointer, "credit-code-wrong", CreditCodeAttribute.Wrong)];

    [GeneratedRegex("^[0-9]{8,32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountNumber();

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex BankCode();
}
