using System.Text.Json;
using Applications.Calls;
using Applications.County;
using Applications.Eligibility.Rules;
using Applications.Forms;
using Applications.Intake;
using Contracts;
using Contracts.Applications;

namespace Applications.Tests;

/// <summary>Aggregates for tests of their rules alone, no host needed.</summary>
internal static class AnApplication
{
    public static readonly DateTimeOffset Now = new(2018, 4, 2, 0, 0, 0, TimeSpan.Zero);

    public static readonly ApplicationForm Form =
        AForm.Of(name: "样例基地").Deserialize<ApplicationForm>(FormJson.Options)! with { ApplicantName = "样例申报单位" };

    public static CallTerms Terms(BaseKind[] kinds, CallRules? rules = null) =>
        new("2018", Basis: null, [], [], kinds, Now.AddDays(-1), Now.AddDays(1), rules ?? CallRules.Default, []);

    public static Call ADraftCall(params BaseKind[] kinds) => new(2018, Terms(kinds));

    public static Call ACall(params BaseKind[] kinds)
    {
        var call = ADraftCall(kinds.Length == 0 ? [BaseKind.Enterprise] : kinds);
        call.Publish(Now, [.. call.Kinds.Select(kind => new CallCriteria(kind, Guid.CreateVersion7()))]);
        return call;
    }

    public static Application Draft(Call? call = null)
    {
        call ??= ACall();
        return new(call, call.Kinds[0], "91130102MADEM00117", Form, Now);
    }

    /// <summary>In that state, however it would have come there.</summary>
    public static Application At(ApplicationStatus status, Call? call = null, int? rank = null)
    {
        var application = Draft(call);
        Set(application, nameof(Application.Status), status);
        Set(application, nameof(Application.FormHash), new string('a', 64));
        Set(application, nameof(Application.Rank), rank);
        return application;
    }

    /// <summary>Nothing stands against it.</summary>
    public static EligibilityReport Report => new(1, ReviewOccasion.Begun, Now, []);

    public static Recommendation Recommendation(bool ownRegion = false) => new("长发改〔2018〕7号", "同意推荐", [], ownRegion, Now);

    private static void Set(Application application, string property, object? value) =>
        typeof(Application).GetProperty(property)!.SetValue(application, value);
}
