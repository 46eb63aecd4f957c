using Applications.Eligibility.Departments;
using Applications.Eligibility.Rules;
using Calendar;

namespace Applications.Eligibility;

internal static class EligibilityServices
{
    public static IServiceCollection AddEligibility(this IServiceCollection services) => services
        .AddScoped<EligibilityReview>().AddScoped<DepartmentChecks>()
        .AddScoped<IDueHandler, PassDepartmentDeadline>().AddScoped<IDueHandler, EndSupplement>();
}
