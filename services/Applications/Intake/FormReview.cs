using Applications.Calls;
using Applications.Data;
using Applications.Forms;
using Applications.Materials;
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
            .. MaterialCheck.ProblemsOf(required, materials, application.Form.Evidence()),
        ];
    }

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
