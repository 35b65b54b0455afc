using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Configuration;

/// <summary>What the calls of AddStrictCors were given. Each call adds to the same instance among the services.</summary>
internal sealed class ChosenSections
{
    private readonly List<IConfiguration> _sections = [];

    public IReadOnlyList<IConfiguration> Sections => _sections;

    public static ChosenSections Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(ChosenSections))?.ImplementationInstance is ChosenSections known)
        {
            return known;
        }

        var chosen = new ChosenSections();
        services.AddSingleton(chosen);
        return chosen;
    }

    public void Add(IConfiguration section) => _sections.Add(section);
}
