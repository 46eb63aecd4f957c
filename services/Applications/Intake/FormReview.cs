using Applications.Calls;
using Applications.Data;
using Applications.Forms;
using Applications.Materials;
using Applications.ReferenceData;
using Contracts.Applications;
using ServiceDefaults.Requests;

namespace Applications.Intake;

/// <summary>Finds what a form lacks, by the definition that its call binds, all at once.</summary>
internal sealed class FormReview(ApplicationsDb db, FormCatalog forms)
{
    public async Task<IReadOnlyList<FormProblem>> ProblemsOfAsync(
        Application application, Call call, IReadOnlyList<Material> materials, CancellationToken cancellationToken)
    {
        var form = await forms.OfAsync(db, call.CriteriaOf(application.Kind)!.Value, cancellationToken);
        var required = await db.RequiredMaterialsAsync(application, call, cancellationToken);
        return
        [
            .. form.ProblemsOf(FormJson.Of(application.Form)), .. Applicant(application.ApplicantCode),
            .. Industries(application.Form.Industries ?? [], await db.EntriesOfAsync(ReferenceLists.Industries, cancellationToken)),
            .. MaterialCheck.ProblemsOf(required, materials, application.Form.Evidence()),
        ];
    }

    /// <summary>Codes come and go with the city's plan, so no schema names them; where no plan is published any code will do.</summary>
    private static IEnumerable<FormProblem> Industries(IReadOnlyList<string> named, IReadOnlyList<ReferenceEntry>? plan) => named
        .Select((code, i) => (code, i)).Where(industry => plan?.Any(entry => entry.Code == industry.code) == false)
        .Select(industry => new FormProblem(
            $"/industries/{industry.i}", "industry-unknown", $"The city's plan has no industry {industry.code}: take a code of GET /reference-lists/industries.",
            $"本市产业目录中没有 {industry.code},请填写目录中的代码。"));

    /// <summary>No field of the form, so no schema speaks of it.</summary>
    private static IEnumerable<FormProblem> Applicant(string creditCode) => CreditCodeAttribute.IsCode(creditCode)
        ? []
        :
        [
            new(
                "/applicantName", "applicant-code-wrong",
                "The credit code of your organisation in your account is wrong: have the platform's operator correct it.",
                "账户中的统一社会信用代码有误,请联系平台运维人员更正。"),
        ];
}
