using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace StrictCors.Tests.Documentation.Programs;

internal static class DiagnosisPage
{
    public static void AddMetrics(WebApplicationBuilder builder)
    {
        #region Metrics
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("StrictCors"));
        #endregion
    }
}
