using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Batch;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData.ModelBuilder;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ODataBatchesProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region OData batches
        builder.Services.AddStrictCors();
        var model = new ODataConventionModelBuilder();
        model.EntitySet<Customer>("Customers");
        builder.Services.AddControllers()
            .AddOData(odata => odata.AddRouteComponents("odata", model.GetEdmModel(), new DefaultODataBatchHandler()));

        var app = builder.Build();
        app.UseRouting();
        app.UseStrictCors("odata");
        app.UseODataBatching();
        app.UseRouting();                                                   // again, for the requests of a batch
        app.MapControllers();
        #endregion

        return app;
    }

    public sealed class Customer
    {
        public int Id { get; set; }
    }

    public sealed class CustomersController : ODataController
    {
        public IEnumerable<Customer> Get() => [new() { Id = 1 }];

        [DisableStrictCors]
        public string Post() => "created";
    }
}
