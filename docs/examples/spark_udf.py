from pyspark.sql import SparkSession
from pyspark.sql.functions import udf


def leaf(number):
    return number * number


def step(number):
    return sum(leaf(number + i) for i in range(20))


if __name__ == "__main__":
    spark = SparkSession.builder.config("spark.sql.pyspark.udf.profiler", "perf").getOrCreate()
    steps = spark.range(40).select(udf(step, "long", useArrow=False)("id").alias("step"))
    print(sum(row.step for row in steps.collect()))
    spark.profile.dump("udf", type="perf")  # a folder: one file for each function
    spark.stop()
