using System.ComponentModel.DataAnnotations;
using Identity.Data;
using ServiceDefaults;

namespace Identity;

/// <summary>Reads and validates the settings before anything is built from them.</summary>
internal static class Settings
{
    public static IdentityOptions ReadSettings(this WebApplicationBuilder builder)
    {
        void Bind(IdentityOptions options)
        {
            builder.Configuration.GetSection(IdentityOptions.Section).Bind(options);
            options.DemoMode = builder.Configuration.GetValue<bool>("Platform:DemoMode");
        }

        var settings = new IdentityOptions();
        Bind(settings);
        var errors = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), errors, validateAllProperties: true))
        {
            throw new SettingException(string.Join(" ", errors.Select(error => error.ErrorMessage)));
        }

        builder.Services.AddOptions<IdentityOptions>().Configure(Bind);
        return settings;
    }
}
