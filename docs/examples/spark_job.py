from pyspark.sql import SparkSession


def leaf(number):
    return number * number


def step(number):
    return sum(leaf(number + i) for i in range(20))


if __name__ == "__main__":
    spark = SparkSession.builder.config("spark.python.profile", "true").getOrCreate()
    print(spark.sparkContext.parallelize(range(40)).map(step).sum())
    spark.sparkContext.dump_profiles("spark")  # a folder: one file for each RDD
    spark.stop()
